import type { Fragment } from "../api/address";
import { ApiError } from "../api/client";
import { complain, words } from "../ui/frame";

/** After a refusal that a passcode may cure shows its field, once; any other error goes on to the caller's. */
export function askForPasscode(
  error: unknown,
  fragment: Fragment,
  passcodeField: HTMLElement,
  alert: HTMLElement,
): void {
  // the server does not tell a wrong code from a missing passcode
  const mayBeMissing =
    error instanceof ApiError && error.problem === "wrong-code" && fragment.secret === null && passcodeField.hidden;
  if (!mayBeMissing) throw error;
  passcodeField.hidden = false;
  complain(alert, words(error));
}
