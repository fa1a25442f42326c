extension EnumDescription {
    var nameLocation: SourceLocation { (swiftName ?? name).location }
}

extension TypeDescription {
    var nameLocation: SourceLocation { (swiftName ?? name).location }
}

extension SchemaDocument {
    /// The types of which a plain method returns a collection.
    package var collectionResponseTypes: [TypeDescription] { index.collectionResponseTypes }

    /// The name of the type that wraps the collection an operation returns: plain methods that return the same entity or
    /// complex type share one, every other operation has its own.
    package func collectionResponseName(of operation: OperationDescription) -> String {
        if !operation.isAction, let returns = operation.returns,
            case .structure(let type)? = resolve(returns.value)?.type
        {
            return type.collectionResponseName
        }
        return operation.responseName
    }

    /// Whether an operation returns a collection in a type of its own.
    func hasOwnResponse(_ operation: OperationDescription) -> Bool {
        returnsCollection(operation) && collectionResponseName(of: operation) == operation.responseName
    }

    /// The operations that return a collection in a type of their own.
    package var operationsWithOwnResponse: [OperationDescription] { (actions + methods).filter(hasOwnResponse) }

    /// The names of all types that are generated.
    var swiftTypeNames: Set<String> {
        var names = [client.name.value, client.operationsName]
        names += enums.map(\.swiftTypeName) + types.map(\.swiftTypeName)
        names += collectionResponseTypes.map(\.collectionResponseName)
        names += operationsWithOwnResponse.map(\.responseName)
        for action in actions {
            names += [action.requestBuilderName, action.requestBodyName, action.combinationName]
        }
        names += requestBuilders.map(\.requestBuilderName)
        return Set(names)
    }

    /// Whether an operation answers with a collection.
    package func returnsCollection(_ operation: OperationDescription) -> Bool {
        operation.returns.flatMap { resolve($0.value) }?.isCollection ?? false
    }
}
