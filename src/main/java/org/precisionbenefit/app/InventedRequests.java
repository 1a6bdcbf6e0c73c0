package org.precisionbenefit.app;

import java.util.List;
import java.util.stream.LongStream;
import org.precisionbenefit.decision.simulation.RequestGenerator;
import org.precisionbenefit.decision.simulation.SimulatedRequest;
import org.precisionbenefit.decision.simulation.SimulationReport;

/** Requests that are invented from a seed. */
record InventedRequests(SimulationReport.Run run, RequestGenerator generator) implements RequestSource {
    @Override
    public long size() {
        return run.requests();
    }

    @Override
    public List<SimulatedRequest> between(long from, long to) {
        return LongStream.range(from, to).mapToObj(generator::request).toList();
    }
}
