/**
 * Plain text for terminals and HTML for notebooks and pages: tables and small curves, which every room's {@code toString}
 * shares. Imports nothing of Hermo.
 */
package hermo.text;
