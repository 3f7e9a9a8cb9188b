using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

/// <summary>What became of an attempt to run a request under its key.</summary>
internal enum Claim
{
    /// <summary>This request is the one that runs.</summary>
    Ours,

    /// <summary>Another one runs at this moment.</summary>
    Running,

    /// <summary>It ran: the answer is on record.</summary>
    Answered,

    /// <summary>The key belongs to a request with another body.</summary>
    OtherBody,
}

internal sealed record ClaimVerdict(Claim Claim, int Status = 0, string? Answer = null);

/// <summary>
/// The keys that requests were sent under. A claim is a lease: a server that dies between claim and answer gives the key free when its
/// lease ends, and the repeat then runs; what must not happen twice is guarded by its own unique key.
/// </summary>
internal sealed class IdempotencyStore
{
    public async Task<ClaimVerdict> ClaimAsync(UnitOfWork work, string id, string bodyHash, string holder, DateTimeOffset now, DateTimeOffset leaseUntil)
    {
        var args = new { id, bodyHash, holder, now, leaseUntil };
        const string insert =
            """
            insert into IdempotentRequest (Id, BodyHash, Holder, LeaseUntil, StartedAt)
            values (@id, @bodyHash, @holder, @leaseUntil, @now)
            """;
        if (await work.TryInsertAsync(insert, args)) return new ClaimVerdict(Claim.Ours);
        var row = await work.FirstOrDefaultAsync<Row>("select BodyHash, Status, Answer from IdempotentRequest where Id = @id", args);
        if (row is null) return new ClaimVerdict(Claim.Running);
        if (row.BodyHash != bodyHash) return new ClaimVerdict(Claim.OtherBody);
        if (row.Status is { } status) return new ClaimVerdict(Claim.Answered, status, row.Answer);
        const string takeOver = "update IdempotentRequest set Holder = @holder, LeaseUntil = @leaseUntil where Id = @id and Status is null and LeaseUntil <= @now";
        return new ClaimVerdict(await work.ExecuteAsync(takeOver, args) == 1 ? Claim.Ours : Claim.Running);
    }

    public Task RenewAsync(UnitOfWork work, string id, string holder, DateTimeOffset leaseUntil) =>
        work.ExecuteAsync("update IdempotentRequest set LeaseUntil = @leaseUntil where Id = @id and Holder = @holder and Status is null", new { id, holder, leaseUntil });

    /// <summary>Records the answer, unless another took the lease over meanwhile.</summary>
    public Task AnswerAsync(UnitOfWork work, string id, string holder, int status, string answer) =>
        work.ExecuteAsync("update IdempotentRequest set Status = @status, Answer = @answer where Id = @id and Holder = @holder and Status is null", new { id, holder, status, answer });

    /// <summary>Nothing was decided: the next request with the key runs.</summary>
    public Task ReleaseAsync(UnitOfWork work, string id, string holder) =>
        work.ExecuteAsync("delete from IdempotentRequest where Id = @id and Holder = @holder and Status is null", new { id, holder });

    public Task ForgetAsync(UnitOfWork work, DateTimeOffset startedBefore) =>
        work.ExecuteAsync("delete from IdempotentRequest where StartedAt < @startedBefore", new { startedBefore });

    private sealed class Row
    {
        public string BodyHash { get; set; } = "";
        public int? Status { get; set; }
        public string? Answer { get; set; }
    }
}
