package hermo.train;

import hermo.graph.Graph;
import hermo.graph.ParameterSlot;
import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import java.util.ArrayList;
import java.util.List;

/** What the parameters of a graph cost, and how long their rows may get: l1, l2 and max-norm. Immutable and thread-safe. */
final class Penalties {
    private final List<ParameterSlot> costly;
    private final List<ParameterSlot> limited;

    Penalties(Graph graph) {
        List<ParameterSlot> costly = new ArrayList<>();
        List<ParameterSlot> limited = new ArrayList<>();
        for (ParameterSlot slot : graph.parameters()) {
            if (slot.declaration().penalty().costs()) {
                costly.add(slot);
            }
            if (slot.declaration().penalty().limitsNorm()) {
                limited.add(slot);
            }
        }
        this.costly = List.copyOf(costly);
        this.limited = List.copyOf(limited);
    }

    /** Returns λ₁ Σ|w| + λ₂ Σw². */
    double value(Kernel kernel, Buffer parameters) {
        double sum = 0;
        for (int s = 0; s < costly.size(); s++) { // not for-each, whose iterator is allocated in each step
            ParameterSlot slot = costly.get(s);
            int end = slot.offset() + slot.size();
            double l1 = slot.declaration().penalty().l1();
            sum += slot.declaration().penalty().l2() * kernel.sumOfSquares(slot.offset(), end, parameters);
            for (int i = slot.offset(); l1 > 0 && i < end; i++) {
                sum += l1 * Math.abs(parameters.get(i));
            }
        }
        return sum;
    }

    /** Adds {@code share} times λ₁ sign(w) + 2λ₂w to the gradients. */
    void addGradient(Kernel kernel, Buffer parameters, Buffer gradients, double share) {
        for (int s = 0; s < costly.size(); s++) {
            ParameterSlot slot = costly.get(s);
            int end = slot.offset() + slot.size();
            double l1 = share * slot.declaration().penalty().l1();
            double l2 = share * slot.declaration().penalty().l2();
            kernel.addScaled(slot.offset(), end, 2 * l2, parameters, gradients);
            for (int i = slot.offset(); l1 > 0 && i < end; i++) {
                gradients.add(i, l1 * Math.signum(parameters.get(i)));
            }
        }
    }

    /** Returns whether any parameter costs something. */
    boolean cost() {
        return !costly.isEmpty();
    }

    /** Returns whether rows of any parameter have a greatest norm. */
    boolean limit() {
        return !limited.isEmpty();
    }

    /** Shortens each row that is longer than its maximum norm. */
    void limitNorms(Kernel kernel, Buffer parameters) {
        for (int s = 0; s < limited.size(); s++) {
            ParameterSlot slot = limited.get(s);
            double limit = slot.declaration().penalty().maxNorm();
            int width = slot.size() / slot.shape().dimension(0);
            for (int from = slot.offset(); from < slot.offset() + slot.size(); from += width) {
                double norm = Math.sqrt(kernel.sumOfSquares(from, from + width, parameters));
                if (norm > limit) {
                    kernel.scale(from, from + width, limit / norm, parameters);
                }
            }
        }
    }
}
