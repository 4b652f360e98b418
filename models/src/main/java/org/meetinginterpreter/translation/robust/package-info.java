/** Text that breaks translators gives sane output, bounded in length and time. */
package org.meetinginterpreter.translation.robust;
