package hermo.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import hermo.Net;
import hermo.kernel.Precision;
import org.junit.jupiter.api.Test;

class GraphPrecisionTest {
    @Test
    void the_same_graph_computes_in_another_precision() {
        Graph floats = Net.input(2).dense(3).compile();

        Graph doubles = floats.in(Precision.FLOAT64);

        assertSame(floats, floats.in(Precision.FLOAT32));
        assertEquals(Precision.FLOAT64, doubles.precision());
        assertEquals(Precision.FLOAT32, floats.precision());
        assertEquals(floats.nodes(), doubles.nodes());
        assertEquals(floats.toString().replace("FLOAT32", "FLOAT64"), doubles.toString());
    }
}
