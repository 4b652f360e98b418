/**
 * Terms, names and idioms with their renderings in each language, as people list them ({@link
 * org.meetinginterpreter.translation.glossary.Glossary}), the files they come in ({@link
 * org.meetinginterpreter.translation.glossary.GlossaryFormat}), and how they are found in a text and enforced in its translation.
 */
package org.meetinginterpreter.translation.glossary;
