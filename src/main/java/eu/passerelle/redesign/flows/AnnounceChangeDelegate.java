package eu.passerelle.redesign.flows;

import eu.passerelle.engine.Catalogued;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Announce a change",
    does = "Makes the publication of ‘proposal’ news for everybody who has a part in a scheme that uses the flow.",
    takes = "proposal")
class AnnounceChangeDelegate implements JavaDelegate {

  private final News news;

  AnnounceChangeDelegate(News news) {
    this.news = news;
  }

  @Override
  public void execute(DelegateExecution execution) {
    news.announce((String) execution.getVariable("proposal"));
  }
}
