package eu.passerelle.web;

import eu.passerelle.scheme.Schemes;
import org.springframework.stereotype.Component;

/** What every request passes that brings something: who may send it, and how much of it there may be. */
@Component
record UploadGates(People people, Schemes schemes, BodySettings settings) {

  BodyLimit limit() {
    return new BodyLimit(settings);
  }

  UploadRight right() {
    return new UploadRight(people, schemes);
  }
}
