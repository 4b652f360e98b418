/** Sounds that nobody should read as words, made of sox's signals and of people who all talk at once; the same for the same seed. */
package org.meetinginterpreter.bench.noise;
