package eu.passerelle.web;

import eu.passerelle.opportunity.Opportunities;
import eu.passerelle.redesign.flows.News;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Organisation;
import eu.passerelle.stakeholder.Organisations;
import eu.passerelle.stakeholder.Staffing;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout of every page needs: who is signed in, for whom the person works, and where the person may go. */
@ControllerAdvice(annotations = Controller.class)
class PageAdvice {

  private static final String CASES = "/cases";

  private final Organisations organisations;
  private final Staffing staffing;
  private final Schemes schemes;
  private final Opportunities opportunities;
  private final News news;
  private final boolean demo;

  PageAdvice(Organisations organisations, Staffing staffing, Schemes schemes, Opportunities opportunities, News news,
      Environment environment) {
    this.news = news;
    this.schemes = schemes;
    this.opportunities = opportunities;
    this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    this.organisations = organisations;
    this.staffing = staffing;
  }

  @ModelAttribute
  void layout(Principal principal, HttpServletRequest request, Model model) {
    model.addAttribute("demo", demo);
    if (principal instanceof Authentication authentication && authentication.getPrincipal() instanceof SessionPerson person) {
      model.addAttribute("person", person);
      model.addAttribute("worksFor", worksFor(person));
      String path = request.getRequestURI().substring(request.getContextPath().length());
      model.addAttribute("news", CASES.equals(path) ? news.latest(person.groupIds()) : List.of());
      model.addAttribute("places", places(person, path));
    }
  }

  private List<String> worksFor(SessionPerson person) {
    return organisations.list().stream().filter(organisation -> person.groupIds().contains(organisation.id())).map(Organisation::name)
        .toList();
  }

  private List<Place> places(SessionPerson person, String path) {
    var places = new ArrayList<Place>();
    places.add(Place.at("/camunda/app/tasklist/default/", "layout.tasks", path));
    places.add(Place.at(CASES, "layout.cases", path));
    if (opportunities.countVisibleTo(person.groupIds()) > 0) {
      places.add(Place.at("/opportunities", "opportunities.title", path));
    }
    boolean coordinates = !schemes.coordinatedBy(person.groupIds()).isEmpty();
    if (coordinates) {
      places.add(Place.at("/schemes", "schemes.title", path));
      places.add(Place.at("/applications", "applications.title", path));
    }
    if (coordinates || person.groupIds().contains(Groups.CAMUNDA_ADMIN)) {
      places.add(Place.at("/flows", "flows.title", path));
      places.add(Place.at("/proposals", "proposal.list", path));
    }
    if (staffing.isAllowed()) {
      places.add(Place.at("/roles", "layout.roles", path));
      places.add(Place.at("/people", "layout.people", path));
    }
    if (person.groupIds().contains(Groups.CAMUNDA_ADMIN)) {
      places.add(Place.at("/schemes/new", "founding.title", path));
      places.add(Place.at("/camunda/app/cockpit/default/", "layout.operations", path));
      places.add(Place.at("/camunda/app/admin/default/", "layout.administration", path));
    }
    return places;
  }

  /** An entry of the main navigation. */
  record Place(String path, String label, boolean current) {

    private static Place at(String path, String label, String requested) {
      return new Place(path, label, requested.equals(path) || requested.startsWith(path + "/"));
    }
  }
}
