package io.guichet.routing.directory.web;

import java.util.function.Function;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.routing.directory.Described;
import io.guichet.routing.history.Version;
import io.smallrye.mutiny.Uni;

/** What is the same of all entries that have a key; each kind adds what its body says. */
abstract class KeyedResource<E extends Described<D>, D, V> {

    private final Shelf<String, E, D, V> shelf;

    KeyedResource(Shelf<String, E, D, V> shelf) {
        this.shelf = shelf;
    }

    static <E, V> Shelf.Looks<String, E, V> looks(String path, Function<E, V> view, Function<E, String> key) {
        return new Shelf.Looks<>(path, view, key, cursor -> cursor.text(0).orElse(""));
    }

    final Shelf<String, E, D, V> shelf() {
        return shelf;
    }

    @GET
    public Uni<RestResponse<Page<V>>> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor,
            @Context UriInfo uri) {
        return shelf.list(PageRequest.of(limit, cursor), uri);
    }

    @GET
    @Path("{key}")
    public Uni<RestResponse<V>> get(@RestPath String key) {
        return shelf.get(key);
    }

    /** How it has been described, the newest version first. */
    @GET
    @Path("{key}/versions")
    public Uni<RestResponse<Page<Version>>> versions(@RestPath String key, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        return shelf.versions(key, PageRequest.of(limit, cursor), uri);
    }

    @DELETE
    @Path("{key}")
    public Uni<RestResponse<Void>> delete(@RestPath String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return shelf.delete(key, ifMatch);
    }
}
