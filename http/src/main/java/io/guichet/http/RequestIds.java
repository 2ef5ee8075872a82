package io.guichet.http;

import java.util.regex.Pattern;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import io.guichet.reliable.Ids;
import io.guichet.reliable.Trace;

/** Gives each request an id: it stands in the log, in the answer, in problems and in the cause of events. */
public class RequestIds {

    static final String HEADER = "X-Request-Id";
    /** For filters that may refuse a request: the problem names it. */
    static final int AFTER_THE_ID_IS_CHOSEN = Priorities.USER + 1;

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    // Its id or its number; not /tickets/stats or /tickets/next.
    private static final Pattern TICKET = Pattern.compile("/tickets/([0-9][0-9a-f-]*)(?:/|$)");

    private final RequestId current;
    private final Ids ids;

    RequestIds(RequestId current, Ids ids) {
        this.current = current;
        this.ids = ids;
    }

    @ServerRequestFilter(preMatching = true)
    public void choose(ContainerRequestContext request) {
        var sent = request.getHeaderString(HEADER);
        var id = sent != null && HARMLESS.matcher(sent).matches() ? sent : ids.next().toString();
        current.choose(id);
        MDC.put("request", id);
        Trace.resume(request.getHeaderString(Trace.HEADER));
        var ticket = TICKET.matcher(request.getUriInfo().getPath());
        Trace.concern(ticket.find() ? ticket.group(1) : null);
    }

    @ServerResponseFilter
    public void tell(ContainerResponseContext response) {
        var id = current.orNull();
        if (id == null) {
            return;
        }
        response.getHeaders().putSingle(HEADER, id);
        if (response.getEntity() instanceof Problem problem && problem.instance() == null) {
            response.setEntity(problem.at(urn(id)));
        }
    }

    /** How a problem names a request. */
    static String urn(String id) {
        return "urn:guichet:request:" + id;
    }
}
