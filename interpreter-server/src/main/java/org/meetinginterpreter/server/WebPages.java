package org.meetinginterpreter.server;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.MeetingRegistry;

/** The web client: one page that finds its way by the path, and its files, which carry a hash in their names. */
final class WebPages {
    private static final List<String> PAGES = List.of("/", "/join", "/organizer", "/speaker", "/embed/:meeting");
    private static final long YEAR_SECONDS = 365L * 24 * 3_600;
    private static final String INDEX = "index.html";
    private static final String INSIDE_THE_JAR = "webroot";

    private final StaticHandler page;
    private final StaticHandler files;
    private final MeetingRegistry meetings;

    WebPages(Optional<Path> webRoot, MeetingRegistry meetings) {
        this.meetings = meetings;
        this.page = handler(webRoot, "").setCachingEnabled(false);
        this.files = handler(webRoot, "/assets").setMaxAgeSeconds(YEAR_SECONDS);
    }

    private static StaticHandler handler(Optional<Path> webRoot, String below) {
        StaticHandler handler = webRoot.map(
                        folder -> StaticHandler.create(FileSystemAccess.ROOT, folder.toAbsolutePath() + below))
                .orElseGet(() -> StaticHandler.create(INSIDE_THE_JAR + below));
        return handler.setDirectoryListing(false)
                .setEnableRangeSupport(false)
                .setIncludeHidden(false)
                .setIndexPage(INDEX);
    }

    void register(Router router) {
        for (String path : PAGES) {
            router.get(path).handler(context -> {
                // what the first page said holds: the others come here again as "/"
                if (context.get(SecurityHeaders.FRAME_ANCESTORS) == null) {
                    context.put(SecurityHeaders.FRAME_ANCESTORS, frameAncestors(context));
                    context.put(SecurityHeaders.MICROPHONE, path.equals("/speaker"));
                }
                context.response().putHeader("cache-control", "no-cache");
                context.next();
            });
        }
        router.get("/assets/*").handler(files);
        for (String path : PAGES) {
            if (!path.equals("/")) {
                router.get(path).handler(context -> context.reroute("/"));
            }
        }
        router.get("/*").handler(page);
    }

    /** Only the embeddable page may be framed, and only on origins that the meeting's organizer named. */
    private String frameAncestors(RoutingContext context) {
        return Optional.ofNullable(context.pathParam("meeting"))
                .flatMap(meetings::find)
                .map(Meeting::options)
                .filter(options -> !options.embedOrigins().isEmpty())
                .map(options -> String.join(" ", options.embedOrigins()))
                .orElse("'none'");
    }
}
