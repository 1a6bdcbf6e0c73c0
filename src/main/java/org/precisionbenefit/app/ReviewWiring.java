package org.precisionbenefit.app;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.precisionbenefit.api.DescribePolicy;
import org.precisionbenefit.api.NameDrug;
import org.precisionbenefit.api.NoteReads;
import org.precisionbenefit.api.NotedReviews;
import org.precisionbenefit.api.web.ReviewPages;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.audit.review.ReviewStore;
import org.precisionbenefit.audit.review.UnreadWaits;
import org.precisionbenefit.casework.CaseFiles;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.casework.EarlierWaits;
import org.precisionbenefit.casework.FindCase;
import org.precisionbenefit.casework.OpenCase;
import org.precisionbenefit.casework.ReviewCases;
import org.precisionbenefit.casework.ReviewQueue;
import org.precisionbenefit.casework.Reviewing;

/** Puts together how people review what waits. */
@Singleton
public class ReviewWiring {
    @Produces
    @Singleton
    @Typed(CaseFiles.class)
    CaseFiles cases(DecisionStore store, ReviewStore reviews, Canonical canonical) {
        return new CaseFiles(store, reviews, canonical);
    }

    /** Its page is a door, at which each look is noted. */
    @Produces
    @Singleton
    ReviewQueue queue(ReviewStore reviews, FindCase cases) {
        return new ReviewQueue(reviews, cases);
    }

    /** The engines are asked for when somebody reviews: doors are built before there is a schema. */
    @Produces
    @Singleton
    ReviewCases reviewing(
            OpenCase open,
            ReviewStore reviews,
            Canonical canonical,
            Instance<CurrentEngine> engines,
            Clock clock,
            NoteReads reads) {
        Reviewing reviewing = new Reviewing(
                open,
                reviews,
                canonical,
                () -> engines.get().live(),
                clock,
                () -> new ReviewId(UUID.randomUUID().toString()));
        return new NotedReviews(reviewing, reads);
    }

    @Produces
    @Singleton
    OpenCase openCase(CaseFiles cases, DecisionStore store, DescribePolicy policies) {
        return new OpenCase(cases, store, policies::policy);
    }

    @Produces
    @Singleton
    ReviewPages.Lends lends(DescribePolicy policies, NameDrug drugs, Clock clock) {
        return new ReviewPages.Lends(policies, drugs, clock);
    }

    @Produces
    @Singleton
    EarlierWaits earlier(UnreadWaits unread, CaseFiles cases) {
        return new EarlierWaits(unread, cases);
    }
}
