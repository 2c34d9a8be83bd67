package hermo.view;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The Java kernel of Jupyter in whose JVM this runs, by reflection: JJava and IJava have the same methods in packages of
 * different names. Two are equal if they stand for the same kernel. Thread-safe as the kernel is.
 */
final class NotebookKernel {
    /** Where each kernel keeps itself, and the package of its renderer. */
    private static final List<Home> HOMES = List.of(
            new Home(
                    "org.dflib.jjava.jupyter.kernel.BaseKernel",
                    "notebookKernel",
                    "org.dflib.jjava.jupyter.kernel.display."),
            new Home(
                    "io.github.spencerpark.ijava.IJava",
                    "getKernelInstance",
                    "io.github.spencerpark.jupyter.kernel.display."));

    /** Not the loader of this class, which in a notebook is that of the cells: the kernel's classes lie above it. */
    private static final ClassLoader LOADER = ClassLoader.getSystemClassLoader();

    /**
     * Who talks to the page: not the thread of the cell, since stopping the cell interrupts it, and an interruption while
     * it writes closes the kernel's socket. It ends after a second without work.
     */
    private static final ThreadPoolExecutor SENDER =
            new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), NotebookKernel::daemon);

    static {
        SENDER.allowCoreThreadTimeOut(true);
    }

    private final Object kernel;
    private final Class<?> renderFunction;
    private final Class<?> displayData;
    private final Class<?> mimeType;

    private record Home(String type, String kernel, String display) {}

    private NotebookKernel(Home home) throws ReflectiveOperationException {
        this.kernel = LOADER.loadClass(home.type()).getMethod(home.kernel()).invoke(null);
        this.renderFunction = LOADER.loadClass(home.display() + "RenderFunction");
        this.displayData = LOADER.loadClass(home.display() + "DisplayData");
        this.mimeType = LOADER.loadClass(home.display() + "mime.MIMEType");
    }

    /** Returns the kernel of this JVM; empty outside a notebook. */
    static Optional<NotebookKernel> running() {
        for (Home home : HOMES) {
            try {
                NotebookKernel candidate = new NotebookKernel(home);
                if (candidate.kernel != null) {
                    return Optional.of(candidate);
                }
            } catch (ReflectiveOperationException | LinkageError isAbsent) {
                // the next one, then
            }
        }
        return Optional.empty();
    }

    /** Lets the kernel show all values of a type as {@code display} says. */
    <T> void register(Display<T> display) {
        try {
            Object registration = call(renderer(), "createRegistration", Class.class, display.type());
            call(registration, "preferring", String[].class, new String[] {display.mimeType()});
            Object function = Proxy.newProxyInstance(
                    renderFunction.getClassLoader(),
                    new Class<?>[] {renderFunction},
                    (proxy, method, arguments) -> answer(display, proxy, method, arguments));
            call(registration, "register", renderFunction, function);
        } catch (ReflectiveOperationException otherVersion) {
            System.getLogger("hermo").log(System.Logger.Level.DEBUG, "the kernel's renderer is unknown", otherVersion);
        }
    }

    /** Is a kernel's render function: puts what {@code display} shows of the first argument into the second. */
    private <T> Object answer(Display<T> display, Object proxy, Method method, Object[] arguments)
            throws ReflectiveOperationException {
        switch (method.getName()) {
            case "render" -> {
                Object type = mimeType.getMethod("parse", String.class).invoke(null, display.mimeType());
                if (call(arguments[1], "wantsDataRenderedAs", mimeType, type).equals(true)) {
                    Object data = arguments[1]
                            .getClass()
                            .getMethod("getOutputContainer")
                            .invoke(arguments[1]);
                    String content = display.of(arguments[0]);
                    displayData
                            .getMethod("putData", String.class, Object.class)
                            .invoke(data, display.mimeType(), content);
                }
                return null;
            }
            case "equals" -> {
                return proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            default -> {
                return "shows " + display.type().getSimpleName();
            }
        }
    }

    /** Shows a value below the cell; {@link #update} with the same identity changes it in place. */
    void show(String id, Object value) {
        send(() -> {
            Object data = render(value);
            call(data, "setDisplayId", String.class, id);
            call(kernel, "display", displayData, data);
        });
    }

    /** Shows a value in place of an earlier one. */
    void update(String id, Object value) {
        send(() -> {
            Object io = kernel.getClass().getMethod("getIO").invoke(kernel);
            Object stream = io.getClass().getField("display").get(io);
            stream.getClass()
                    .getMethod("updateDisplay", String.class, displayData)
                    .invoke(stream, id, render(value));
        });
    }

    private interface Message {
        void send() throws ReflectiveOperationException;
    }

    /** Sends from a thread of its own. A training must not end because nobody can see it. */
    private static void send(Message message) {
        SENDER.execute(() -> {
            try {
                message.send();
            } catch (ReflectiveOperationException | RuntimeException unseen) {
                System.getLogger("hermo").log(System.Logger.Level.DEBUG, "the kernel shows nothing", unseen);
            }
        });
    }

    /** Waits until all that was sent has left; not if the thread is interrupted, which it stays. */
    static void flush() {
        try {
            SENDER.submit(() -> {}).get();
        } catch (InterruptedException isStopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "hermo-notebook");
        thread.setDaemon(true);
        return thread;
    }

    private Object render(Object value) throws ReflectiveOperationException {
        return call(renderer(), "render", Object.class, value);
    }

    private Object renderer() throws ReflectiveOperationException {
        return kernel.getClass().getMethod("getRenderer").invoke(kernel);
    }

    private static Object call(Object target, String name, Class<?> type, Object argument)
            throws ReflectiveOperationException {
        try {
            return target.getClass().getMethod(name, type).invoke(target, argument);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw thrown;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NotebookKernel that && kernel == that.kernel;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(kernel);
    }
}
