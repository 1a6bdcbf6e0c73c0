package org.precisionbenefit.api.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before the decision doors and lets in what can be answered in time. A client beyond its budget gets 429; whoever
 * finds neither place nor room to wait, or waited too long, gets 503 and was not decided. Bodies are read here, on the
 * event loop, so that one that comes slowly holds no worker.
 */
@Singleton
public class Admission {
    /** Before every door. */
    private static final int PRIORITY = 50;

    private static final int SUBMIT_POINTS = 10;
    private static final int INQUIRE_POINTS = 5;
    private static final int SEARCH_POINTS = 5;
    private static final int CHECK_POINTS = 10;
    private static final int COMPARE_POINTS = 20;
    private static final List<String> PUBLISHED = List.of(
            "/fhir/InsurancePlan",
            "/fhir/Basic",
            "/fhir/MedicationKnowledge",
            "/fhir/Location",
            "/fhir/$export",
            "/fhir/exports");
    private static final int RETRY_SECONDS = 2;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int TIMEOUT = 408;
    /** All bodies that are being read and all that wait, together. */
    private static final int MAX_BUFFERED = 128 * 1024 * 1024;

    private final AdmissionLimits limits;
    private final Places places;
    private final ClientBudgets budgets;
    private final AtomicInteger buffered = new AtomicInteger();

    public Admission(AdmissionLimits limits) {
        this.limits = Objects.requireNonNull(limits, "limits is null");
        this.places = new Places(limits.places(), limits.waiting());
        this.budgets = new ClientBudgets(limits.pointsPerSecond(), limits.pointsSaved(), System::nanoTime);
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
    }

    private void handle(RoutingContext request) {
        int points = points(request);
        if (points == 0) {
            request.next();
            return;
        }
        int seconds = budgets.take(client(request), points);
        if (seconds > 0) {
            refuse(request, TOO_MANY, seconds, "You asked for more than your share. Send the same request later.");
        } else if (request.request().method() != HttpMethod.POST) {
            request.next();
        } else if (places.isFull()) {
            refuse(request);
        } else if (request.request().version() == HttpVersion.HTTP_2) {
            // The door itself reads it: over HTTP/2 a request that was read here could not be handed on.
            enter(request);
        } else {
            new ArrivingBody(request, buffered, MAX_BUFFERED)
                    .read(limits.arrival(), body -> enterWith(request, body), late -> refuseBody(request, late));
        }
    }

    /** What a request costs; nothing for doors that decide nothing. */
    private static int points(RoutingContext request) {
        String path = request.request().path();
        boolean fhir = path.startsWith("/fhir/Claim/");
        if (isPublished(path)) {
            return SEARCH_POINTS;
        }
        if (path.startsWith("/workbench/")) {
            return request.request().method() == HttpMethod.POST ? CHECK_POINTS : 0;
        }
        if (path.equals("/api/v1/what-if") || path.equals("/what-if")) {
            return request.request().method() == HttpMethod.POST ? COMPARE_POINTS : 1;
        }
        if (path.equals("/console") || path.startsWith("/console/")) {
            return CHECK_POINTS;
        }
        if (path.equals("/review") || path.startsWith("/review/") || path.equals("/api/v1/waiting")) {
            return 1;
        }
        if (!fhir && !path.startsWith("/api/v1/decisions") && !path.startsWith("/api/v1/rejections")) {
            return 0;
        }
        if (request.request().method() != HttpMethod.POST) {
            return 1;
        }
        return fhir && path.endsWith("inquire") ? INQUIRE_POINTS : SUBMIT_POINTS;
    }

    /** What plans publish, and exports of it. */
    private static boolean isPublished(String path) {
        return PUBLISHED.stream().anyMatch(path::startsWith);
    }

    /** By its address: nobody's token is judged before it is known that he can be served. */
    private static String client(RoutingContext request) {
        return request.request().remoteAddress().hostAddress();
    }

    private void enterWith(RoutingContext request, Buffer body) {
        request.setBody(body);
        enter(request);
    }

    private void enter(RoutingContext request) {
        Waiting waiting = new Waiting(request);
        switch (places.enter(waiting)) {
            case PLACE -> goOn(request);
            case QUEUED -> waiting.beginPatience();
            case NONE -> refuse(request);
        }
    }

    private void goOn(RoutingContext request) {
        request.addEndHandler(ended -> places.leave());
        request.next();
    }

    private void refuseBody(RoutingContext request, boolean late) {
        if (late) {
            refuse(request, TIMEOUT, RETRY_SECONDS, "The body did not arrive in time. Send the same request again.");
        } else {
            refuse(request);
        }
    }

    private static void refuse(RoutingContext request) {
        refuse(
                request,
                UNAVAILABLE,
                RETRY_SECONDS,
                "The server is full and did not begin with the request. Send the same request again.");
    }

    private static void refuse(RoutingContext request, int status, int retrySeconds, String text) {
        if (request.response().closed() || request.response().ended()) {
            return;
        }
        request.response()
                .setStatusCode(status)
                .putHeader("Retry-After", Integer.toString(retrySeconds))
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(text + "\n");
        // What still comes of the body is thrown away, so that the connection can be used again.
        request.request().resume();
    }

    /** A request in the queue: called when it has a place, refused when its patience ends before. */
    private final class Waiting implements Runnable {
        private final RoutingContext request;
        private final io.vertx.core.Context context;
        private long timer = -1;

        Waiting(RoutingContext request) {
            this.request = request;
            this.context = request.vertx().getOrCreateContext();
        }

        void beginPatience() {
            // What comes meanwhile would be lost.
            request.request().pause();
            timer = request.vertx().setTimer(limits.patience().toMillis(), id -> {
                if (places.withdraw(this)) {
                    refuse(request);
                }
            });
        }

        @Override
        public void run() {
            context.runOnContext(now -> {
                request.vertx().cancelTimer(timer);
                if (request.response().closed()) {
                    places.leave();
                } else {
                    goOn(request);
                }
            });
        }
    }
}
