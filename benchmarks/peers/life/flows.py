"""The flow of the viewflow peer: three parallel reviews between acceptance and decision."""

from viewflow import this
from viewflow.workflow import flow


def view(request):
    raise NotImplementedError("no page is shown here")


class LifeFlow(flow.Flow):
    start = flow.StartHandle(this.begin).Next(this.accept)
    accept = flow.View(view).Next(this.split)
    split = flow.Split().Next(this.papers).Next(this.site).Next(this.safety)
    papers = flow.View(view).Next(this.join)
    site = flow.View(view).Next(this.join)
    safety = flow.View(view).Next(this.join)
    join = flow.Join().Next(this.grant)
    grant = flow.View(view).Next(this.issue)
    issue = flow.View(view).Next(this.end)
    end = flow.End()

    def begin(self, activation):
        return activation.process
