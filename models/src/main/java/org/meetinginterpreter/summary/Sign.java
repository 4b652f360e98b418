package org.meetinginterpreter.summary;

import java.util.regex.Pattern;

/** What the words of an English line do in a meeting, beside what they say; told by patterns over its text in lower case. */
enum Sign {
    /** Says that something is settled. */
    SETTLES(
            "(?<!was )(?<!were )(?<!not )(?<!nothing is )(?<!is not )\\b(?:(?:is|are|'re|'s|then|so|good|okay|well) (?:(?:now|then|all|hereby) )*"
                    + "(?:agreed|decided|settled|approved|adopted|unanimous|carried|resolved|confirmed|a deal|done)\\b(?! (?:on|in|that it would|last))"
                    + "|^(?:so,? |good,? |okay,? |then )?(?:approved|adopted|decided|carried|settled|resolved)\\b"
                    + "|it carries|(?:motion|amendment|resolution|proposal) (?:is )?(?:carries|carried|passes|passed|adopted|stands)|so ordered"
                    + "|that's what we(?:'ll| will)? (?:do|take|go with)|that is what we(?:'ll| will)? do|let's (?:do|go with|take|keep|make it|leave it at)\\b"
                    + "|we(?:'ll| will| shall)? (?:go with|settle on|commit to|all agree|keep it at|stay with|stick (?:to|with))"
                    + "|i(?:'ll| will) (?:write|put|note|take) (?:that|it|this) down|(?:that|it) goes (?:in|into) the (?:minutes|text|record|protocol)"
                    + "|\\b(?!what |who |how |that |so |then )[a-z-]+ it is[.!]|we have (?:a deal|an agreement|a decision)|so it's the\\b|that's unanimous|\\bi hear no \\w+|\\bunless (?:somebody|anybody|someone) (?:wants|objects)|\\bhearing no|(?<!was )(?<!were )(?<!not )(?<!n't )(?<!nothing )(?<!never )(?<!had )(?<!we )(?<!i )(?<!everything was )\\b(?:decided|agreed|approved|adopted|resolved|settled|carries|carried|unanimous(?:ly)?)\\b(?! (?:on|in|that it would|last|but))|\\bno objections?\\b(?!\\?)|\\b(?:it|that|this)(?:'s| is) (?:a yes|final|fixed)\\b|\\bwe(?:'re| are) (?:going with|agreed|all agreed)|\\bthat settles (?:it|that)|\\bmotion (?:is )?adopted|\\b(?:\\w+) (?:for|in favou?r|yes),? (?:and )?(?:\\w+) (?:against|opposed|abstain)|^(?:done|sold)[.!]|\\bwe have (?:decided|agreed)|\\b(?:i|we) declare)"),

    /** Agrees to what was said before. */
    AGREES(
            "^(?:yes|yep|yeah|aye|agreed|fine|sure|confirmed|second(?:ed)?|deal|me too|same here|in favou?r|with regret,? but yes|so am i|so can i|then so can i"
                    + "|you have me|then (?:okay|fine|yes)|mine (?:also|too)|likewise|gladly|absolutely|of course|no objections?|works for|okay[,.]? (?:yes|then|so yes|good|fine)"
                    + "|good[,.]|okay[,.]$|write it down|hm+, okay|i do|i am too|we do|very well|that's fair|fair)\\b"
                    + "|\\bi(?:'m| am) (?:in favou?r|fine with|for it|all for|okay with|good with|happy with)|\\bi can (?:live with|support|accept|agree)"
                    + "|\\bwe (?:can |could )?(?:accept|take it|support|agree)\\b|\\bi (?:like|support|accept|agree|second)\\b|\\bsounds good\\b|\\b(?:works|'s good|is good|is fine)\\.?$"
                    + "|wouldn't stand in the way|won't stand in the way|\\bthen you have me\\b|\\bi hear no (?:\\w+)|no (?:one|body) (?:is )?(?:against|objects|opposed)"
                    + "|\\bthat's (?:fine|good|right) (?:with|by|for) (?:me|us)|\\bfine (?:with|by) (?:me|us)\\b|\\byes[.,]|\\ball in favou?r\\b|\\bunless somebody wants to stop\\b"
                    + "|^(?:all right|alright|okay|ok|good|great|perfect|right|why not|can do|suits me|makes sense|no problem|i don't mind|hm+,? (?:okay|fine|yes|all right)|then yes|if we must|not against|nothing against|count me in|that works|that would work|i could live|we can live|i can do that|nods)\\b|\\bnot against (?:it|that)\\b|\\bwe could live with\\b|\\bno quarrel with\\b|\\bi won't object\\b"),

    /** Puts something forward. */
    PROPOSES(
            "\\bi (?:propose|move|suggest|recommend|would (?:propose|suggest)|'d (?:propose|suggest|say))\\b|\\bwhat if\\b|\\bhow about\\b|\\bwhat about\\b|\\blet me (?:try|put)"
                    + "|\\bthe (?:proposal|motion|department's proposal|suggestion|recommendation|offer) is\\b|\\bshall we\\b|\\bwe could\\b|\\bcould we\\b|\\bcould it\\b|\\bwhy don't we\\b|\\bmaybe we (?:should|can|could)"
                    + "|\\bwho is (?:in favou?r|for)\\b|\\bis (?:there )?anybody against\\b|\\bwe should\\b|\\bi'd like to (?:move|propose|suggest)|\\bput something on the table|\\bmy proposal\\b"),

    /** Turns something down. */
    REJECTS(
            "^no[!.,]|\\bi(?:'m| am) against|\\bwon't do\\b|\\bwe don't (?:close|approve|do|want|need to|accept|adopt)\\b|\\bi don't think so\\b|\\bi can't accept|\\bdon't see us agreeing"
                    + "|\\bso not\\b|\\bnot (?:today|tonight|in my)\\b|\\bnobody wants (?:it|that)|\\bout of the question\\b|\\bwe can't accept|\\bi(?:'d| would) rather not\\b|\\bi wouldn't be comfortable"
                    + "|\\b(?:opposed|voted down|fails|failed|rejected|dropped)\\b|\\bheads shaking\\b|\\blaugh at me\\b|\\bnot (?:a|the) (?:chance|option)"),

    /** Takes something back. */
    TAKES_BACK(
            "\\b(?:i|we) (?:have to )?(?:withdraw|take (?:it|that|this|them) back|take back|retract)|\\btake it back\\b|\\bforget (?:it|that|i said)|\\bis off\\b|\\boff the table\\b|\\bhave to correct (?:it|that|this|myself)"
                    + "|\\bi(?:'ll| will) hold it|\\bwon't move it|\\bonly a thought\\b|\\bnever mind\\b|\\bscratch that\\b|\\bi drop (?:it|that)|\\bwe drop (?:it|that)|\\bis open again\\b|\\bno longer (?:holds|stands|valid)"
                    + "|\\b(?:that|it) (?:doesn't|does not) (?:hold|stand) any ?more|\\bdoesn't count any|\\bstrike that\\b"),

    /** Leaves something for another time: that too is settled. */
    POSTPONES(
            "\\bwe (?:leave|postpone|defer|adjourn|table|move|take) (?:the |this |that |it )?.*\\b(?:open|until|to the next|in the (?:next|october|following)|later)\\b|\\bi suggest we,? (?:we )?leave\\b|\\bstays for the next\\b|\\bpostponed?\\b"
                    + "|\\bcan't settle (?:it|that|this) here|\\bask(?: them| the \\w+)? first\\b|\\bnot today\\b|\\bdon't solve (?:that|this|it) (?:tonight|today|here)"),

    /** Nobody has the answer. */
    UNRESOLVED(
            "\\bi (?:don't|do not|really don't|honestly don't) know\\b|\\bwe (?:just )?don't know\\b|\\bdon't have an answer|\\bno answer\\b|\\bnot yet\\b|\\bcan't answer\\b|\\bhave to ask\\b|\\bi hope so\\b|\\bgood question\\b"
                    + "|\\bstays for the next\\b|\\bleave (?:that|it|the \\w+)?.*\\bopen\\b|\\bwe(?:'ll| will) need (?:one|to find out)|\\bi've got nothing\\b|\\bnobody,? (?:at the moment|knows|yet)\\b|\\bi didn't think so\\b|\\bnobody knows\\b|\\bthat's open\\b"
                    + "|\\bremains open\\b|\\bnot in the application\\b|\\bcan't (?:say|tell)\\b|\\bno idea\\b|\\bwho knows\\b|\\bcan't settle\\b|\\bdoes anybody have an answer\\b|\\bhard to say\\b|\\bsilence\\b|\\bask me (?:again )?(?:next|later|in)\\b|\\bi wish i knew\\b|\\bnot sure\\b|\\bi(?:'d| would) have to (?:look|check|ask)|\\bcouldn't (?:say|tell)|\\bwait and see\\b|\\bcome back to (?:that|it|this)|\\bunclear\\b|\\bbeats me\\b|\\bnobody (?:has|can|could|told|asked)|\\bfigure (?:that|it) out|\\bfind out\\b|\\b(?:another|some other) (?:day|time)\\b|\\bfor (?:the )?next (?:time|meeting|session)\\b|\\bno one knows\\b|\\bdepends on\\b|\\bpark (?:that|it|this)|\\btake (?:that|it) up (?:in|at|next|later)|\\bcan't promise\\b|\\bi don't have (?:that|it|an|the|any)"),

    /** Asks somebody to do something. */
    ASKS(
            "\\b(?:could|can|would|will) (?:you|your \\w+)\\b(?! (?:live|hear|see|imagine|believe|say that again|repeat|accept|support|agree))|\\bplease (?!one at|don't|ask first|let|come|sit|wait|note|speak)(?:\\w+)|\\bwould you\\b|\\bwe need (?:your|a|the) .*\\bfrom you\\b|\\bi need (?:your|a|the) .*\\bfrom you\\b"
                    + "|\\bwe need your\\b|^(?:and |so |then )?(?:send|bring|give|tell|write|show) (?:us|me)\\b|\\bcould that be you\\b|\\bwho (?:talks|speaks|calls|writes|asks|takes|does|will|can|wants|volunteers|looks)\\b|\\b(?:teams?|office|secretariat|staff) (?:write|prepare|send|draft)s? "
                    + "|\\blet's have somebody\\b|\\bby when\\b"),

    /** Says that the speaker will do something. */
    COMMITS(
            "\\b(?:i|we)(?:'ll| will|'m going to| am going to|'re going to| shall| have to| must|'ve got to| can| could|'d have to| need to)(?: (?:then|also|certainly|gladly|just|still|do that and))? "
                    + Words.DOING
                    + "\\b|\\b(?<!\\w)let me (?:ring|call|ask|check|find out|talk|look into|write|send|see to)|\\bmy (?:team|office|people|colleague|staff)(?: \\w+)? (?:will|does|can|could|is going to)\\b|\\bi(?:'m| am) (?:setting up|sending|preparing|writing|drafting|organi[sz]ing|ordering|working on)\\b"
                    + "|\\byou(?:'ll| will) (?:find|have|get) (?:it|them|that|one|the \\w+)\\b|\\bit(?:'ll| will) be (?:in|on|with|under|done|ready|there)\\b|\\bleave (?:it|that) (?:to|with) me\\b|\\bconsider it done\\b|\\bi can\\.|\\bi'll do it\\b|\\bmine will\\b|\\bmy team will\\b|\\bi'll see to (?:it|that)\\b|\\bi'm on it\\b|\\bwill do\\b|\\bhappy to\\b|\\bgive me (?:until|till|a week|two|three)|\\byou(?:'ll| will) (?:find|have|get|hear|see)\\b|\\b(?:i|we)(?:'ll| will) (?!be|have|live|support|say|see|think|agree|accept|hear|admit|believe|remember|understand|vote|abstain|explain|know|need|want|like|wait|stop|never|not|only|still|go on|begin|come to|move|lose|feel|stay|repeat|take|do \\w+teen|hold|keep|leave|always|die|all|just say)[a-z]{3,}\\b|\\bi'll take (?:that|care|it) (?:on|of)?");

    private final Pattern pattern;

    Sign(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** Whether a text has it; in lower case, with plain apostrophes. */
    boolean isIn(String text) {
        return pattern.matcher(text).find();
    }

    /** Words that patterns share. */
    static final class Words {
        /** What people do for a meeting, beside what they think, want or are. */
        static final String DOING =
                "(?!(?:be|have|live|support|say|see|think|agree|accept|hear|imagine|admit|believe|remember|understand|vote|abstain|explain|know|need|want|like|wait|stop|hold|never|not|only|still|take \\w+ (?:minutes|seconds)|do (?:fif|\\w+teen|\\w+ty)|go on|begin|come to|move on|lose|feel|stay|always|repeat|put it|drown|die|cost|get (?:to|back to|it)|be)\\b)(?:send|draft|write|prepare|call|phone|ring|ask|bring|order|report|invite|check|find|organi[sz]e|arrange|set up|circulate|email|mail|talk to|talk with|speak to|look into|look at|contact|deliver|"
                        + "tell|make|get|put together|collect|review|test|update|share|present|submit|finish|book|print|translate|count|visit|inspect|measure|go round|go and|see to|come back|do (?:that|it|the|a)\\b|post|publish|fix|schedule|compile|"
                        + "provide|forward|hand (?:in|out|over)|announce|inform|notify|repair|install|buy|hire|train|run (?:the|a)|meet|start|work out|write up|pass|take care|follow up|pick up|drive|upload|summari[sz]e|distribute|clarify|confirm|propose|approach|raise|file|sign|pay|put)";

        private Words() {}
    }
}
