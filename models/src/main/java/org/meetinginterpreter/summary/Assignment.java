package org.meetinginterpreter.summary;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a sentence gives to somebody who need not be in the room: "Marta will send the budget by Friday", "Action item for the
 * secretariat: book the hall".
 *
 * @param who as the sentence names them; empty where it names nobody
 * @param what the sentence
 * @param due until when, as it was said; empty where nothing is said
 */
record Assignment(String who, String what, String due) {
    private static final String LEAD = "(?:(?:so|and|then|also|okay|ok|well|right|good)[, ]+)*";
    private static final String NAME =
            "(?:(?:Mr|Mrs|Ms|Dr|Prof)\\.? )?\\p{Lu}[\\p{L}'’-]+(?: (?:of |de |da |do )?\\p{Lu}[\\p{L}'’-]+){0,2}";
    private static final String BODY =
            "[Tt]he (?:[\\p{L}-]+ ){0,3}(?:teams?|secretariat|offices?|delegations?|committee|staff|groups?"
                    + "|ministry|ministries|chair|treasurer|secretary|department|bureau|council)";
    /** What people do and things do not. */
    private static final String DOING =
            "(?:send|draft|write|prepare|call|phone|ring|ask|order|report|invite|check|organi[sz]e|arrange|set up|circulate|email|mail|talk (?:to|with)|speak (?:to|with)"
                    + "|look into|contact|deliver|collect|review|share|present|submit|book|print|translate|inspect|publish|schedule|compile|forward|notify|inform|summari[sz]e"
                    + "|distribute|clarify|follow up|find out|sign|put together|hand (?:in|out|over))";

    private static final String NOBODY =
            "(?:I|We|You|He|She|It|They|This|That|These|Those|There|Who|What|Which|Someone|Somebody|Everyone|Everybody|Anyone|Nobody|Nothing|No one|If|When)";

    private static final Pattern DECLARED = Pattern.compile(
            "(?i:^" + LEAD
                    + "(?:(?:the|an|one|another|next|first|second|last) )*action(?: item| point)?)(?i:,? for (?<who>[^:,.]{2,40}))?\\s*(?:[:–—]|, that)\\s*(?<what>.*\\p{L}.*)$");
    private static final Pattern TOLD = Pattern.compile("^(?i:" + LEAD + ")(?!" + NOBODY + "\\b)(?<who>" + NAME + "|"
            + BODY + ") (?:will|shall|is going to|are going to|is to|are to|to)" + " (?:then |also |please )?" + DOING
            + "\\b");
    private static final Pattern DENIED =
            Pattern.compile("\\b(?:not|never|n't|nobody|unless|if)\\b", Pattern.CASE_INSENSITIVE);

    /** The sentence's assignment. One that nothing declares to be an action counts only with a time until when. */
    static Optional<Assignment> of(String sentence) {
        String said = sentence.strip();
        if (said.endsWith("?")) {
            return Optional.empty();
        }
        Matcher declared = DECLARED.matcher(said);
        if (declared.find()) {
            String what = declared.group("what").strip();
            String who = Optional.ofNullable(declared.group("who"))
                    .or(() -> told(what))
                    .orElse("");
            return Optional.of(new Assignment(who.strip(), what, ActText.due(what)));
        }
        String due = ActText.due(said);
        return due.isEmpty() || DENIED.matcher(said).find()
                ? Optional.empty()
                : told(said).map(who -> new Assignment(who, said, due));
    }

    private static Optional<String> told(String sentence) {
        Matcher told = TOLD.matcher(sentence);
        return told.find() ? Optional.of(told.group("who")) : Optional.empty();
    }
}
