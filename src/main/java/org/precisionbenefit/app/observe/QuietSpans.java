package org.precisionbenefit.app.observe;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Takes out of each span what a client chose: paths, queries, host, address, agent. Routes and statuses, which the server
 * gives itself, come later and stay.
 */
@Singleton
public class QuietSpans implements SpanProcessor {
    private static final String TAKEN_OUT = "-";
    private static final Set<String> OURS = Set.of(
            "code.function",
            "code.function.name",
            "code.namespace",
            "error.type",
            "http.request.method",
            "http.response.status_code",
            "http.route",
            "network.protocol.version",
            "url.scheme");

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        span.getAttributes().forEach((key, value) -> {
            if (key.getType() == AttributeType.STRING && !OURS.contains(key.getKey())) {
                span.setAttribute(AttributeKey.stringKey(key.getKey()), TAKEN_OUT);
            }
        });
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // Nothing can be changed any more.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
