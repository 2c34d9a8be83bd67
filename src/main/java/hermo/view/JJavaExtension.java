package hermo.view;

import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/**
 * Calls {@link Notebook#install} as soon as Hermo comes to the class path of a JJava notebook, which finds this class by
 * {@code META-INF/services}. The only class that needs JJava, and never loaded anywhere else.
 */
public final class JJavaExtension implements Extension {
    /** Made by JJava. */
    public JJavaExtension() {}

    @Override
    public void install(BaseKernel kernel) {
        Notebook.install();
    }
}
