/** Pictures and pages of what Hermo makes: curves, nets, weights, and how notebooks show them. */
package hermo.view;
