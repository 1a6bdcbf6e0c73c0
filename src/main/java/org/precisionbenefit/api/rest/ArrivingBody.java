package org.precisionbenefit.api.rest;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.precisionbenefit.intake.BoundedBody;

/**
 * Reads a body on the event loop as it comes, up to one byte more than the doors take, which then refuse it in their own
 * words. What comes after that is dropped.
 */
final class ArrivingBody {
    private final RoutingContext request;
    private final AtomicInteger buffered;
    private final int mostBuffered;
    private final Buffer body = Buffer.buffer();
    private boolean done;

    /**
     * Builds a reader.
     *
     * @param request whose body is read
     * @param buffered the bytes of all bodies that are held now
     * @param mostBuffered how many bytes may be held
     */
    ArrivingBody(RoutingContext request, AtomicInteger buffered, int mostBuffered) {
        this.request = request;
        this.buffered = buffered;
        this.mostBuffered = mostBuffered;
    }

    /**
     * Reads.
     *
     * @param within how long it may take
     * @param whole takes the body
     * @param refused told once when there is none: true when it came too slowly, false when there is no room for it
     */
    void read(Duration within, Consumer<Buffer> whole, Consumer<Boolean> refused) {
        request.addEndHandler(ended -> {
            done = true;
            buffered.addAndGet(-body.length());
        });
        long timer = request.vertx().setTimer(within.toMillis(), id -> giveUp(refused, true));
        Handler<Buffer> part = bytes -> take(bytes, refused);
        request.request()
                .handler(part)
                .exceptionHandler(broken -> done = true)
                .endHandler(end -> {
                    request.vertx().cancelTimer(timer);
                    if (!done) {
                        done = true;
                        whole.accept(body);
                    }
                })
                .resume();
    }

    private void take(Buffer bytes, Consumer<Boolean> refused) {
        int room = BoundedBody.MAX_BYTES + 1 - body.length();
        if (done || room <= 0) {
            return;
        }
        int length = Math.min(room, bytes.length());
        if (buffered.addAndGet(length) > mostBuffered) {
            buffered.addAndGet(-length);
            giveUp(refused, false);
        } else {
            body.appendBuffer(bytes, 0, length);
        }
    }

    private void giveUp(Consumer<Boolean> refused, boolean late) {
        if (!done) {
            done = true;
            refused.accept(late);
        }
    }
}
