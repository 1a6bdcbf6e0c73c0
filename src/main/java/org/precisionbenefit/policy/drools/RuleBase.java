package org.precisionbenefit.policy.drools;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.KieRepository;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.precisionbenefit.policy.EvaluationFault;

/**
 * Builds knowledge bases.
 *
 * <p>The engine keeps every built module in one repository for the whole process and never forgets it by itself, so the
 * module is taken out as soon as the knowledge base stands, or as soon as it turns out that it never will. The repository
 * is shared by all evaluators of the process, so that each building has a name of its own: two never meet there, and none
 * waits for another that does not end. The class loader is named at both places that compile or load, because a plain
 * thread's own loader may not see the facts.
 */
final class RuleBase {
    private static final AtomicLong BUILDINGS = new AtomicLong();

    private RuleBase() {}

    /**
     * Builds the rules.
     *
     * @param artifact a name of letters, digits and hyphens
     * @param called how a message calls them
     * @throws EvaluationFault when they do not compile
     */
    static KieContainer build(String artifact, String called, String drl, RuleCompiler compiler) {
        ClassLoader loader = RuleBase.class.getClassLoader();
        KieServices services = KieServices.Factory.get();
        KieRepository repository = services.getRepository();
        ReleaseId release = services.newReleaseId(
                "org.precisionbenefit.policy", artifact + "-" + BUILDINGS.incrementAndGet(), "1.0.0");
        try {
            KieFileSystem files = services.newKieFileSystem();
            files.generateAndWritePomXML(release);
            files.write("src/main/resources/org/precisionbenefit/rules/policy.drl", drl);
            KieBuilder builder = services.newKieBuilder(files, loader);
            switch (compiler) {
                case MVEL -> builder.buildAll();
                case EXECUTABLE_MODEL -> builder.buildAll(ExecutableModelProject.class);
            }
            refuseErrors(called, builder);
            return services.newKieContainer(release, loader);
        } finally {
            repository.removeKieModule(release);
        }
    }

    private static void refuseErrors(String called, KieBuilder builder) {
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            throw new EvaluationFault("The rules of " + called + " must compile, but have " + errors.size()
                    + " errors; the first: " + errors.get(0).getText());
        }
    }
}
