/**
 * Whether a translation kept what must not be lost: numbers, units, addresses, codes, negation. Texts become facts ({@link
 * org.meetinginterpreter.translation.faithful.FactReader}), facts are compared by what they mean and not by how they are written
 * ({@link org.meetinginterpreter.translation.faithful.FaithfulnessCheck}), and what seems lost is translated once more
 * ({@link org.meetinginterpreter.translation.faithful.FaithfulTranslator}).
 */
package org.meetinginterpreter.translation.faithful;
