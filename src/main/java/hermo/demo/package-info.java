/** What {@code mvn compile exec:java} shows. May import everything; nothing imports it. */
package hermo.demo;
