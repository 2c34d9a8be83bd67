package hermo.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.train.Epoch;
import hermo.train.Listener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveProgressTest {
    private static final Listener.Plan PLAN =
            new Listener.Plan(Net.input(1).dense(1).compile(), 1000, 10, 4);

    private final FakeKernel kernel = new FakeJJava();
    private final AtomicLong clock = new AtomicLong();
    private LiveProgress progress;

    @BeforeEach
    void start() {
        kernel.start();
        Notebook.install();
        progress = new LiveProgress(NotebookKernel.running().orElseThrow(), clock::get);
        progress.onStart(PLAN);
    }

    @AfterEach
    void stop() {
        kernel.stop();
        Notebook.uninstall();
    }

    @Test
    void it_is_drawn_at_most_five_times_a_second() {
        for (int step = 0; step < 400; step++) {
            clock.addAndGet(10_000_000); // 400 steps in 4 s
            progress.onBatch(step, 1, 0.1);
        }

        NotebookKernel.flush();
        long updates =
                kernel.messages().stream().filter(FakeKernel.Message::isUpdate).count();
        assertTrue(updates >= 15 && updates <= 20, () -> updates + " updates in 4 s");
    }

    @Test
    void the_bar_shows_the_share_of_all_epochs() {
        progress.onEpoch(new Epoch(1, 0.9, Double.NaN, 0.1, Map.of(), 1));
        clock.addAndGet(LiveProgress.REDRAW_NANOS + 1);
        progress.onBatch(100, 1, 0.1); // the first of 100 steps of the second of 4 epochs

        assertTrue(lastHtml().contains("value=\"0.2525\" max=\"1\""), this::lastHtml);
    }

    @Test
    void the_figures_stand_apart() {
        String html = new LiveProgress.State("epoch 1/4  loss 0.5", 0.25, List.of()).toHtml();

        assertEquals("""
                <progress class="hermo-progress" value="0.2500" max="1" style="width:100%;max-width:560px"></progress>
                <p class="hermo-text">epoch 1/4 · loss 0.5</p>
                """, html);
    }

    @Test
    void two_epochs_make_a_curve() {
        progress.onEpoch(new Epoch(1, 0.9, 0.8, 0.1, Map.of(), 1));
        clock.addAndGet(LiveProgress.REDRAW_NANOS + 1);
        progress.onBatch(100, 1, 0.1);
        assertFalse(lastHtml().contains("<svg"), this::lastHtml);

        clock.addAndGet(LiveProgress.REDRAW_NANOS + 1);
        progress.onEpoch(new Epoch(2, 0.5, 0.6, 0.1, Map.of(), 1));

        assertTrue(lastHtml().contains("<svg"), this::lastHtml);
        assertTrue(lastHtml().contains("validation"), this::lastHtml);
    }

    @Test
    void a_page_that_is_gone_does_not_end_the_training() {
        kernel.stop();
        FakeKernel silent = new FakeJJava() {
            @Override
            public void display(org.dflib.jjava.jupyter.kernel.display.DisplayData data) {
                throw new IllegalStateException("closed");
            }
        };
        silent.start();
        LiveProgress unseen = new LiveProgress(NotebookKernel.running().orElseThrow(), clock::get);

        unseen.onStart(PLAN);
        unseen.onBatch(0, 1, 0.1);
        NotebookKernel.flush();

        assertEquals(List.of(), silent.messages());
        silent.stop();
    }

    private String lastHtml() {
        NotebookKernel.flush();
        return kernel.messages()
                .get(kernel.messages().size() - 1)
                .data()
                .get("text/html")
                .toString();
    }
}
