"""What a folder of facts must keep beyond its form: each rule a registered generator of findings."""
