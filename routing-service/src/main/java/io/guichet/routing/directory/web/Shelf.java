package io.guichet.routing.directory.web;

import java.net.URI;
import java.util.function.Function;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Callers;
import io.guichet.http.Cursor;
import io.guichet.http.ETags;
import io.guichet.http.IfMatch;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.routing.directory.Described;
import io.guichet.routing.directory.DescribedDesk;
import io.guichet.routing.history.Edit;
import io.guichet.routing.history.Version;
import io.smallrye.mutiny.Uni;

/**
 * What every kind of entry of the directory offers over HTTP.
 *
 * @param <K> its key
 * @param <D> what a description says
 * @param <V> how it is shown
 */
final class Shelf<K extends Comparable<K>, E extends Described<D>, D, V> {

    private final DescribedDesk<K, E, D> desk;
    private final Callers callers;
    private final Idempotency idempotency;
    private final Looks<K, E, V> looks;

    Shelf(DescribedDesk<K, E, D> desk, Callers callers, Idempotency idempotency, Looks<K, E, V> looks) {
        this.desk = desk;
        this.callers = callers;
        this.idempotency = idempotency;
        this.looks = looks;
    }

    /** How entries appear: below which path, as what, and where in the order of the list. */
    record Looks<K, E, V>(String path, Function<E, V> view, Function<E, K> key, Function<Cursor, K> after) {}

    Uni<RestResponse<Page<V>>> list(PageRequest asked, UriInfo uri) {
        callers.current().require(Permission.DIRECTORY_READ);
        return desk.list(asked.after().map(looks.after()).orElse(null), asked.fetch())
                .map(found -> Page.of(found, asked, entry -> Cursor.of(looks.key().apply(entry)))
                        .map(looks.view()).response(uri));
    }

    Uni<RestResponse<V>> get(K key) {
        callers.current().require(Permission.DIRECTORY_READ);
        return desk.find(key).map(entry -> shown(entry, RestResponse.Status.OK));
    }

    Uni<Response> create(K key, D details, @Nullable String idempotencyKey) {
        var caller = callers.current();
        caller.require(Permission.DIRECTORY_ADMINISTER);
        var once = IdempotentRequest.of(caller, "POST " + looks.path(), idempotencyKey, new Named<>(key, details));
        return idempotency.once(once,
                () -> desk.create(key, details, Edit.by(caller.name())).map(created -> Answer.created(
                        URI.create(looks.path() + "/" + key), ETags.of(created.version()),
                        looks.view().apply(created))));
    }

    Uni<RestResponse<V>> put(K key, D details, @Nullable String ifMatch) {
        return desk.save(key, details, edit(ifMatch))
                .map(saved -> shown(saved.entry(),
                        saved.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK));
    }

    Uni<RestResponse<Void>> delete(K key, @Nullable String ifMatch) {
        return desk.remove(key, edit(ifMatch)).replaceWith(RestResponse.noContent());
    }

    Uni<RestResponse<Page<Version>>> versions(K key, PageRequest asked, UriInfo uri) {
        callers.current().require(Permission.DIRECTORY_READ);
        return desk.versions(key, Version.before(asked), asked.fetch())
                .map(found -> Version.page(found, asked).response(uri));
    }

    /** A change by the caller, who must be allowed to make it. */
    Edit edit(@Nullable String ifMatch) {
        var caller = callers.current();
        caller.require(Permission.DIRECTORY_ADMINISTER);
        return new Edit(caller.name(), IfMatch.optional(ifMatch)::verify);
    }

    RestResponse<V> shown(E entry, RestResponse.Status status) {
        return RestResponse.ResponseBuilder.<V>create(status, looks.view().apply(entry))
                .header(HttpHeaders.ETAG, ETags.of(entry.version())).build();
    }

    /** What a repeated request is compared by. */
    private record Named<K, D>(K key, D details) {}
}
