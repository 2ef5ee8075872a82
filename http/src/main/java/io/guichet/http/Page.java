package io.guichet.http;

import java.util.List;
import java.util.function.Function;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param next cursor of the following page; absent on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page of what was asked for.
     *
     * @param fetched one row more than the limit ({@link PageRequest#fetch}), if there are so many
     * @param position where an item stands in the order of the list; the next page begins after the last one's
     */
    public static <T> Page<T> of(List<T> fetched, PageRequest asked, Function<T, Cursor> position) {
        if (fetched.size() <= asked.limit()) {
            return new Page<>(fetched, null);
        }
        var items = fetched.subList(0, asked.limit());
        return new Page<>(items, position.apply(items.getLast()).toString());
    }

    /** The same page of other items, for example of views instead of entities. */
    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<R>(items.stream().<R>map(mapper).toList(), next);
    }

    /** The answer, with the address of the next page in its {@code Link} header. */
    public RestResponse<Page<T>> response(UriInfo uri) {
        var answer = RestResponse.ResponseBuilder.ok(this);
        if (next != null) {
            answer.header(HttpHeaders.LINK, "<" + address(uri, next) + ">; rel=\"next\"");
        }
        return answer.build();
    }

    /** Without host: behind the gateway the service does not know by which name it was called. */
    private static String address(UriInfo uri, String cursor) {
        var next = uri.getRequestUriBuilder().replaceQueryParam(PageRequest.CURSOR, cursor).build();
        return next.getRawPath() + "?" + next.getRawQuery();
    }
}
