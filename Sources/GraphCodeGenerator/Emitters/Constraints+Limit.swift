import GraphSchema

extension Constraints {
    /// What is allowed, for people; nil if everything is.
    var limit: String? {
        func range(_ least: String?, _ most: String?, _ unit: String) -> String? {
            switch (least, most) {
            case (let least?, let most?): "\(least) to \(most)\(unit)"
            case (let least?, nil): "at least \(least)\(unit)"
            case (nil, let most?): "at most \(most)\(unit)"
            case (nil, nil): nil
            }
        }
        return range(minimum?.value, maximum?.value, "")
            ?? range(minItems.map { String($0.value) }, maxItems.map { String($0.value) }, " elements")
            ?? range(minLength.map { String($0.value) }, maxLength.map { String($0.value) }, " characters")
    }
}
