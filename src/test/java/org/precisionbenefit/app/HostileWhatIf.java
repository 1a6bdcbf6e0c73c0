package org.precisionbenefit.app;

import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.Callers;
import org.precisionbenefit.api.rest.PlainForm;
import org.precisionbenefit.api.rest.Problem;
import org.precisionbenefit.api.rest.WhatIfResource;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.casework.GatherInputs;
import org.precisionbenefit.casework.yaml.ClockLoader;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.published.AskPublished;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.json.JsonGuard;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.xgboost.BundledModels;
import org.precisionbenefit.profile.history.LookUpHistory;

/**
 * The door that compares therapies, put together as in service. Its formulary has no classes, so that one therapy is decided for each
 * input and not some dozens.
 */
public final class HostileWhatIf {
    private static final WhatIfResource DOOR = door();

    private HostileWhatIf() {}

    private static WhatIfResource door() {
        PlainForm form = new PlainForm(new JsonGuard("$this", name -> false), new JsonCanonical());
        CurrentEngine.Live live = new CurrentEngine.Live(
                RealReleases.engine(
                        RealReleases.formularyFiles().where(path -> !path.startsWith("classes/")),
                        RealReleases.models(BundledModels.release(ModelStage.DEMONSTRATION)),
                        new ReferenceEvaluator()),
                new ClockLoader().load(RealReleases.formularyFiles()),
                new OneZone(),
                null);
        WhatIfRun run = new WhatIfRun(
                () -> live,
                new GatherInputs(LookUpHistory.NONE, AskPublished.NONE),
                new WhatIfRun.Reading(
                        body -> {
                            throw new RefusedRequest(
                                    RefusedRequest.Kind.MALFORMED, "Bundle", "No bundle is read here.");
                        },
                        form),
                (id, plans) -> Optional.empty(),
                Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC));
        return new WhatIfResource(run, form, () -> Callers.SUBMITTER);
    }

    /** What is said of an input; nothing where it is answered. */
    public static Optional<String> asked(byte[] body) {
        try {
            Response answer = DOOR.compare("application/json", null, null, new ByteArrayInputStream(body));
            if (answer.getStatus() == 200) {
                return Optional.empty();
            }
            Problem problem = (Problem) answer.getEntity();
            return Optional.of(problem.detail() + "\n" + problem.pointer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record OneZone() implements CurrentEngine.Plans {
        @Override
        public ZoneId zone(PlanId plan) {
            return ZoneOffset.UTC;
        }

        @Override
        public @Nullable LineOfBusiness lineOfBusiness(PlanId plan) {
            return null;
        }
    }
}
