package org.precisionbenefit.api.web;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Set;
import org.precisionbenefit.app.DurableDatabase;

/** The pages with hand-made answers; the rest of the application starts as it is. */
public final class FakePortsProfile implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(FakePorts.class);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(DurableDatabase.class));
    }
}
