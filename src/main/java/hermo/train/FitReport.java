package hermo.train;

import hermo.data.Dataset;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

/** Writes what a fit left as a page, for {@link Fit#report}. Found by {@link ServiceLoader}, as pictures lie above training. */
public interface FitReport {
    /**
     * Writes the page.
     *
     * @param fit what to tell of
     * @param unseen rows that the net has not learned from; empty to judge it by those it has
     * @param file where to
     */
    void write(Fit fit, Optional<Dataset> unseen, Path file);

    /** Returns the one that the class path has. */
    static FitReport find() {
        return ServiceLoader.load(FitReport.class, FitReport.class.getClassLoader())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("report: expected META-INF/services/" + FitReport.class.getName()
                                + " on the class path but found none; keep it when jars are merged"));
    }
}
