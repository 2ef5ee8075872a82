package io.guichet.http.directory;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A replica that does not yet know who may do what takes no requests. */
@Readiness
@Singleton
class DirectoryReadiness implements HealthCheck {

    private final Directory directory;

    DirectoryReadiness(Directory directory) {
        this.directory = directory;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("directory").status(directory.ready()).build();
    }
}
