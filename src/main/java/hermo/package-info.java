/**
 * {@link hermo.Net}, the declaration users write, and the options of its layers. Nothing else of Hermo imports this
 * package: a net ends where its graph begins.
 *
 * <p>What every program runs on its way from a net over a fit to an answer, in all packages, is kept quick to load: loops
 * there instead of streams, small classes instead of lambdas, lists of the JDK instead of Guava's. A JVM prepares all of
 * that anew at each start, and streams, lambdas and Guava's collections together took as long as all the rest. Everywhere
 * else they are welcome.
 */
package hermo;
