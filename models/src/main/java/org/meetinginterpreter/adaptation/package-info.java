/** How figures in a text are written for readers of a country: numbers, money, units, dates and times. Values never change. */
package org.meetinginterpreter.adaptation;
