package org.meetinginterpreter.libretranslate;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.net.Secret;

/**
 * A service that speaks LibreTranslate's API, for one pair of languages.
 *
 * @param url its address without {@code /translate}
 * @param apiKey what goes into {@code api_key}
 * @param timeout how long one call may take in all, a second attempt included
 * @param fallback whether installed models do the pair while the service fails
 */
public record LibreTranslateService(
        Locale from, Locale to, URI url, Optional<Secret> apiKey, Duration timeout, boolean fallback) {

    public LibreTranslateService {
        boolean usable = ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
        if (!usable) {
            throw new IllegalArgumentException(
                    "url must be an http or https address without user, query or fragment, such as https://translate.example.org");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be above 0, such as 2s");
        }
        String plain = url.toString().replaceAll("/+$", "").replaceAll("/translate$", "");
        url = URI.create(plain);
    }

    /** As it stands in {@code made}: {@code libretranslate@translate.example.org}. */
    public String id() {
        return "libretranslate@" + url.getAuthority();
    }
}
