package org.meetinginterpreter.store;

/**
 * A record of the audit log.
 *
 * @param n counts from 1 without gaps
 * @param record what happened, as JSON, without names and speech
 * @param hash of this record and the one before it, in hexadecimal
 */
public record AuditRow(long n, String record, String hash) {}
