package hermo.view;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;

/** JJava's renderer and display, without a connection. */
public class FakeJJava extends BaseKernel implements FakeKernel {
    private final List<Message> messages;

    FakeJJava() {
        this(new ArrayList<>());
    }

    private FakeJJava(List<Message> messages) {
        super(
                "fake",
                "0",
                null,
                List.of(),
                null,
                io(messages),
                new CommManager(),
                new Renderer(),
                null,
                null,
                false,
                new StringStyler.Builder().build());
        this.messages = messages;
    }

    private static JupyterIO io(List<Message> messages) {
        return new JupyterIO(StandardCharsets.UTF_8) {
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
    public void start() {
        notebookKernel = this;
    }

    @Override
    public void stop() {
        notebookKernel = null;
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
    public Object evalRaw(String source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String isComplete(String code) {
        throw new UnsupportedOperationException();
    }
}
