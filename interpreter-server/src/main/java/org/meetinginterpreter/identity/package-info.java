/** Sign-in of organizers and admins by an OpenID Connect provider that the operator names. */
package org.meetinginterpreter.identity;
