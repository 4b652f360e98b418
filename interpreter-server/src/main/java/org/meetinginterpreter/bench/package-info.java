/**
 * Benchmarks of {@code scripts/interpreter bench}, side by side with installed peers, and the measures that they are judged by.
 * Nothing of the product depends on this package. Its WebSocket client is raw Netty, so that the load shares no code with the
 * server.
 */
package org.meetinginterpreter.bench;
