package org.precisionbenefit.api.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.api.DescribePolicy;
import org.precisionbenefit.api.NameDrug;
import org.precisionbenefit.api.QueuePlace;
import org.precisionbenefit.api.ReviewAnswer;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.review.WaitingItem;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.ReviewArrival;
import org.precisionbenefit.casework.ReviewCases;
import org.precisionbenefit.casework.ReviewForm;
import org.precisionbenefit.casework.ReviewQueue;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.RequestedItem;

/** What waits, and the page on which a person decides on one item of it. */
@Path("/review")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class ReviewPages {
    private static final int PAGE = 25;

    private final ReviewQueue queue;
    private final ReviewCases reviews;
    private final Canonical canonical;
    private final WhoAsks who;
    private final Clock clock;
    private final DescribeDecision describe;

    @Inject
    public ReviewPages(ReviewQueue queue, ReviewCases reviews, Canonical canonical, WhoAsks who, Lends lends) {
        this.queue = queue;
        this.reviews = reviews;
        this.canonical = canonical;
        this.who = who;
        this.clock = lends.clock();
        this.describe = new DescribeDecision(lends.policies(), lends.drugs());
    }

    /**
     * What the pages borrow words and time from.
     *
     * @param policies how policies read
     * @param drugs how drugs are called
     * @param clock what time it is
     */
    public record Lends(DescribePolicy policies, NameDrug drugs, Clock clock) {}

    /** What waits, 25 on a page. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance queue(@QueryParam("after") @Nullable String after) {
        WaitingItem place = after == null ? null : QueuePlace.read(after).orElse(null);
        List<WaitingItem> found = queue.waiting(place, PAGE + 1, who.caller().plans());
        List<WaitingItem> shown = found.subList(0, Math.min(PAGE, found.size()));
        List<QueueView.QueueLine> lines = queue.lines(shown, who.caller().plans()).stream()
                .map(line -> QueueView.QueueLine.of(line, clock.instant()))
                .toList();
        return Templates.reviewQueue(new QueueView(
                lines,
                found.size() > PAGE ? QueuePlace.write(shown.get(PAGE - 1)) : null,
                who.caller().roles().contains(Role.REVIEWER)));
    }

    /** Opens the page of one item. */
    @GET
    @Path("{id}/{item}")
    @Operation(hidden = true)
    public Response open(@PathParam("id") String id, @PathParam("item") String item) {
        try {
            ReviewForm form = reviews.open(who.caller(), decision(id), sequence(item));
            return Response.ok(Templates.review(view(form, Map.of(), null))).build();
        } catch (RefusedRequest refused) {
            return refused(id, refused);
        }
    }

    /** Decides on it. What is wrong is said on the same page, with what was written. */
    @POST
    @Path("{id}/{item}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(@PathParam("id") String id, @PathParam("item") String item, InputStream body)
            throws IOException {
        ReviewFields fields = ReviewFields.read(body);
        DecisionId decision;
        int sequence;
        try {
            decision = decision(id);
            sequence = sequence(item);
        } catch (RefusedRequest refused) {
            return refused(id, refused);
        }
        try {
            reviews.review(
                    new ReviewArrival(
                            who.caller(),
                            decision,
                            fields.wanted(sequence, fields.values().getOrDefault("unit", "")),
                            fields.body(),
                            null),
                    review -> canonical.encode(ReviewAnswer.of(review, true)));
            return Response.seeOther(URI.create("/ui/decisions/" + decision)).build();
        } catch (RefusedRequest refused) {
            return refused.kind() == RefusedRequest.Kind.INVALID
                    ? again(decision, sequence, fields, refused)
                    : refused(id, refused);
        }
    }

    /** The page is opened anew, and the decision still names the form that was opened first. */
    private Response again(DecisionId decision, int sequence, ReviewFields fields, RefusedRequest why) {
        try {
            ReviewForm form = reviews.open(who.caller(), decision, sequence);
            return Response.status(why.kind().status())
                    .entity(Templates.review(view(form, fields.values(), RefusalView.of(why))))
                    .build();
        } catch (RefusedRequest refused) {
            return refused(decision.value(), refused);
        }
    }

    private ReviewPageView view(ReviewForm form, Map<String, String> sent, @Nullable RefusalView refusal) {
        DecisionView decision = describe.view(new Answered(form.file(), "", false), true);
        int sequence = form.opening().item();
        DecisionView.ItemView item = decision.items().stream()
                .filter(each -> each.head().sequence() == sequence)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The opened item must be one of its decision."));
        RequestedItem asked = DescribeDecision.asked(form.file(), sequence);
        Map<String, String> fields = new TreeMap<>(Map.of(
                "form", form.opening().id().value(), "until", form.until().toString()));
        fields.putAll(sent);
        return new ReviewPageView(
                decision.id(),
                decision.request(),
                item,
                ReviewPageView.law(form),
                form.citable().stream().map(ReviewPageView.GroundView::of).toList(),
                ReviewPageView.Choices.of(form.file().record().item(sequence).orElseThrow(), asked),
                new ReviewPageView.Fields(fields),
                refusal);
    }

    private static Response refused(String id, RefusedRequest refused) {
        return Response.status(refused.kind().status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Templates.reviewRefused(
                        RefusalView.of(refused), DecisionPages.id(id).isPresent() ? id : ""))
                .build();
    }

    private static DecisionId decision(String id) {
        return DecisionPages.id(id)
                .orElseThrow(() -> new RefusedRequest(
                        RefusedRequest.Kind.NOT_FOUND, "/", "There is no decision of this id. Check the id."));
    }

    private static int sequence(String item) {
        if (!item.matches("[1-9][0-9]{0,8}")) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.NOT_FOUND, "/item", "The decision has no item of this sequence.");
        }
        return Integer.parseInt(item);
    }
}
