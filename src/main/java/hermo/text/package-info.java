/** Plain text for terminals: tables and small curves, which every room's {@code toString} shares. Imports nothing of Hermo. */
package hermo.text;
