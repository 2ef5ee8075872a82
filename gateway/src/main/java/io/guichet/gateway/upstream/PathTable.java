package io.guichet.gateway.upstream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which service owns a path of the API: by its first noun, or by what a ticket is asked for. */
public final class PathTable {

    private static final String ROOT = "/api/v1/";
    private static final Map<Upstream, List<String>> NOUNS = Map.of(
            Upstream.TICKET, List.of("tickets", "attachments", "contacts", "organizations", "views", "forms", "macros",
                    "jobs", "mailboxes", "channels", "exports", "problems", "ticket-settings", "trash",
                    "blocked-senders", "republications", "shared-files", "pending-messages"),
            Upstream.ROUTING, List.of("me", "departments", "groups", "agents", "skills", "profiles", "routing"),
            Upstream.SLA, List.of("calendars", "sla-policies", "sla", "reminders", "watch-rules"),
            Upstream.NOTIFICATION,
            List.of("notifications", "deliveries", "preferences", "templates", "signatures", "senders", "webhooks",
                    "announcements"),
            Upstream.KB, List.of("articles", "kb"));
    private static final Map<String, Upstream> BY_NOUN = byNoun();
    private static final Map<String, Upstream> OF_A_TICKET = Map.of("routing", Upstream.ROUTING, "sla", Upstream.SLA);

    // Another reading of the path behind us than ours could reach what is not meant to be reached: such paths are
    // not routed at all.
    private static final Pattern AMBIGUOUS = Pattern.compile("//|/\\.{1,2}(?=/|$)|\\\\|;|%(?:00|2[eEfF]|5[cC]|3[bB])");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<Door> DOORS = List.of(
            new Door(READING, Pattern.compile(ROOT + "shared-files/[^/]+")),
            new Door(READING, Pattern.compile(ROOT + "forms/[^/:]+")),
            new Door(Set.of("POST"), Pattern.compile(ROOT + "forms/[^/:]+/submissions")));

    private PathTable() {}

    /**
     * The owner of a path.
     *
     * @param path the path as it was sent, undecoded, without the query
     * @return empty when nobody owns it, or when it could be read in two ways
     */
    public static Optional<Upstream> ownerOf(String path) {
        if (!path.startsWith(ROOT) || AMBIGUOUS.matcher(path).find()) {
            return Optional.empty();
        }
        var segments = path.substring(ROOT.length()).split("/", -1);
        var noun = withoutCustomMethod(segments[0]);
        if (noun.equals("tickets") && segments.length > 2) {
            return Optional.of(OF_A_TICKET.getOrDefault(withoutCustomMethod(segments[2]), Upstream.TICKET));
        }
        return Optional.ofNullable(BY_NOUN.get(noun));
    }

    /**
     * Whether it may be asked for without signing in: a file by its signed link, a form by its public id, and what was
     * filled in. Their owner takes no word of who asks.
     *
     * @param path the path as it was sent; only what has an {@link #ownerOf owner} is asked about
     */
    public static boolean isOpen(String method, String path) {
        return DOORS.stream().anyMatch(door -> door.lets(method, path));
    }

    /** Whether it reads and changes nothing. */
    public static boolean isReading(String method) {
        return READING.contains(method);
    }

    /** What strangers may ask for. */
    private record Door(Set<String> methods, Pattern paths) {

        boolean lets(String method, String path) {
            return methods.contains(method) && paths.matcher(path).matches();
        }
    }

    private static String withoutCustomMethod(String segment) {
        var colon = segment.indexOf(':');
        return colon < 0 ? segment : segment.substring(0, colon);
    }

    private static Map<String, Upstream> byNoun() {
        var owners = new HashMap<String, Upstream>();
        NOUNS.forEach((owner, nouns) -> nouns.forEach(noun -> owners.put(noun, owner)));
        return Map.copyOf(owners);
    }
}
