package org.precisionbenefit.app.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Stands before every door: gives each request a random id of the server's own, which its log lines and its answer carry,
 * and counts refusals by their kind. What a client sends as an id is not taken over, because log lines would repeat it.
 */
@Singleton
public class DoorWatch {
    private static final Logger LOG = Logger.getLogger(DoorWatch.class);

    static final String HEADER = "X-Request-Id";
    static final String FIELD = "requestId";

    private static final int FIRST = 1_000;
    private static final Map<Integer, String> KINDS = Map.ofEntries(
            Map.entry(400, "malformed"),
            Map.entry(401, "not-signed-in"),
            Map.entry(403, "forbidden"),
            Map.entry(404, "not-found"),
            Map.entry(405, "method"),
            Map.entry(409, "conflict"),
            Map.entry(413, "too-large"),
            Map.entry(415, "media-type"),
            Map.entry(422, "invalid"),
            Map.entry(429, "limited"),
            Map.entry(503, "unavailable"));

    private final Map<Integer, Counter> refused = new LinkedHashMap<>();

    public DoorWatch(MeterRegistry meters) {
        KINDS.forEach((status, kind) -> refused.put(
                status,
                Counter.builder("pa.refused")
                        .description("Requests that were not answered as asked, by kind")
                        .tag("kind", kind)
                        .register(meters)));
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, FIRST);
    }

    private void watch(RoutingContext request) {
        String id = UUID.randomUUID().toString();
        MDC.put(FIELD, id);
        request.response().putHeader(HEADER, id);
        if (!request.normalizedPath().startsWith("/q/")) {
            request.addEndHandler(ended -> answered(request.response().getStatusCode()));
        }
        request.next();
    }

    private void answered(int status) {
        LOG.debugf("Answered with status %d.", status);
        Counter counter = refused.get(status);
        if (counter != null) {
            counter.increment();
        }
    }
}
