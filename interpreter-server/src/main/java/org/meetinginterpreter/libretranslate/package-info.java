/** Translation by a LibreTranslate service elsewhere. Texts leave this machine only for pairs that the operator configured. */
package org.meetinginterpreter.libretranslate;
