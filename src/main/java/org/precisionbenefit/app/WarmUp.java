package org.precisionbenefit.app;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jboss.logging.Logger;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.json.JsonGuard;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.profile.fhir.ElementNames;
import org.precisionbenefit.profile.fhir.FhirSubmissions;
import org.precisionbenefit.terminology.ConfigurationFault;

/**
 * Loads what the first request needs while the database starts and the processor waits. Nothing it makes is used
 * later, so whatever fails here shows where it matters.
 *
 * @param rules where policies are authored
 * @param formulary where formulary and knowledge are authored
 */
record WarmUp(Path rules, Path formulary) implements Runnable {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    @Override
    public void run() {
        try {
            read();
            DroolsEvaluator evaluator = new DroolsEvaluator(1);
            new AuthoredRules(rules, formulary)
                    .policies().policies().stream().limit(1).forEach(evaluator::prepare);
        } catch (IOException | ConfigurationFault | RefusedRequest | EvaluationFault e) {
            LOG.debugf("Nothing was warmed up (%s).", e.getClass().getSimpleName());
        }
    }

    private static void read() throws IOException {
        FhirContext context = FhirContext.forR4Cached();
        new FhirSubmissions(new JsonGuard("Bundle", new ElementNames(context)::contains)::open, context)
                .read(new SampleFiles().samples().get(0).body().getBytes(StandardCharsets.UTF_8));
    }
}
