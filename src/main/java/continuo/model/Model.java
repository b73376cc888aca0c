package continuo.model;

/// What a model file holds: the network, and the card that says where it comes from.
public record Model(Network network, ModelCard card) {}
