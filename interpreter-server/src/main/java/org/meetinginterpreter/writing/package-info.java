/** Summaries written by an OpenAI-compatible endpoint elsewhere, each sentence held against what was said. Speech leaves this machine only if the operator configured one. */
package org.meetinginterpreter.writing;
